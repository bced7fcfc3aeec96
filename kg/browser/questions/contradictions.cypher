// What contradicts what, with those who claim it
MATCH (c:Claim)-[r:CONTRADICTS]->(d:Claim)
WITH c, r, d ORDER BY r.score DESC, c.id, d.id LIMIT 15
OPTIONAL MATCH left = (:Actor)-[:ASSERTS|DENIES|QUESTIONS]->(c)
OPTIONAL MATCH right = (:Actor)-[:ASSERTS|DENIES|QUESTIONS]->(d)
RETURN c, r, d, left, right
