// title: A claim through time
// description: Every statement of a claim, and of the claims that contradict it, by date; undated articles come last.
// parameter: claim | text | required | id of the claim, or a part of its text
// parameter: limit | integer | 200 | rows at most
// columns: date, actor, polarity, text, sentence, title, doc, outlet, actor_id, claim_id, statement_id
// example: claim=موسكو
MATCH (c:Claim)
WHERE c.id = $claim OR c.text CONTAINS $claim
OPTIONAL MATCH (c)-[:CONTRADICTS]-(d:Claim)
WITH collect(DISTINCT c) + collect(DISTINCT d) AS claims
UNWIND claims AS e
WITH DISTINCT e
MATCH (e)<-[:EXPRESSES]-(s:Statement)
MATCH (s)-[:REPORTED_IN]->(art:Article)
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
RETURN art.date AS date, a.name AS actor, s.polarity AS polarity, s.text AS text, s.sentence AS sentence,
       art.title AS title, art.doc AS doc, art.outlet AS outlet, a.id AS actor_id, e.id AS claim_id, s.id AS statement_id
ORDER BY coalesce(date, '9999'), doc, s.position, statement_id, claim_id
LIMIT $limit
