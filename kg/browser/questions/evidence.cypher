// From contradicting claims down to statements and articles
MATCH (c:Claim)-[r:CONTRADICTS]->(d:Claim)
WITH c, r, d ORDER BY r.score DESC, c.id, d.id LIMIT 3
MATCH left = (:Actor)-[:MADE]->(s:Statement)-[:EXPRESSES]->(c), (s)-[in:REPORTED_IN]->(p:Article)
MATCH right = (:Actor)-[:MADE]->(t:Statement)-[:EXPRESSES]->(d), (t)-[at:REPORTED_IN]->(q:Article)
RETURN c, r, d, left, right, in, p, at, q
