// title: Denials
// description: Every statement that denies something, with those who are known to claim what it denies.
// parameter: actor | actor | optional | name or alias of the one who denies, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, denied, claimants, sentence, title, doc, outlet, date, actor_id, claim_id, statement_id
// example: actor=بيسكوف
MATCH (a:Actor)-[:MADE]->(s:Statement)-[:EXPRESSES]->(c:Claim), (s)-[:REPORTED_IN]->(art:Article)
WHERE s.polarity = 'deny' AND a.merged_into IS NULL
  AND ($actor IS NULL OR a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
OPTIONAL MATCH (c)-[r:CONTRADICTS]->(d:Claim)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(b:Actor)
WHERE r.kind = 'denial'
WITH DISTINCT a, s, c, art, b
ORDER BY b.name, b.id
WITH a, s, c, art, collect(b.name) AS claimants
RETURN a.name AS actor, s.text AS denied, claimants, s.sentence AS sentence, art.title AS title, art.doc AS doc,
       art.outlet AS outlet, art.date AS date, a.id AS actor_id, c.id AS claim_id, s.id AS statement_id
ORDER BY coalesce(date, '9999'), actor, doc, s.position, actor_id, statement_id
LIMIT $limit
