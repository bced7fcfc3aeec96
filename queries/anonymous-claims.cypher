// title: Anonymous claims
// description: What sources without a name claim: «مصدر مطلع», «مسؤولون».
// parameter: limit | integer | 100 | rows at most
// columns: actor, polarity, claim, sentence, title, doc, outlet, date, actor_id, claim_id, statement_id
// example: limit=20
MATCH (a:Actor)-[:MADE]->(s:Statement)-[:EXPRESSES]->(c:Claim), (s)-[:REPORTED_IN]->(art:Article)
WHERE a.kind = 'unnamed' AND a.merged_into IS NULL
RETURN a.name AS actor, s.polarity AS polarity, c.text AS claim, s.sentence AS sentence, art.title AS title,
       art.doc AS doc, art.outlet AS outlet, art.date AS date, a.id AS actor_id, c.id AS claim_id, s.id AS statement_id
ORDER BY coalesce(date, '9999'), doc, s.position, actor_id, claim_id, statement_id
LIMIT $limit
