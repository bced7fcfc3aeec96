// title: Relayed by
// description: Statements that an actor passed on, with the whole chain: the nearest to the reader first.
// parameter: actor | actor | required | name or alias of the one who passes it on, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: relay, chain, actor, polarity, text, title, doc, outlet, date, relay_id, actor_id, statement_id
// example: actor=رويترز
MATCH (v:Actor)<-[:VIA]-(s:Statement)-[:REPORTED_IN]->(art:Article)
WHERE v.merged_into IS NULL
  AND (v.id = $actor OR any(x IN v.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(v.name_en, '')) CONTAINS toLower($actor))
MATCH (s)-[w:VIA]->(x:Actor)
WITH v, s, art, w, x
ORDER BY w.position, x.id
WITH v, s, art, collect(x.name) AS chain
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
RETURN v.name AS relay, chain, a.name AS actor, s.polarity AS polarity, s.text AS text, art.title AS title,
       art.doc AS doc, art.outlet AS outlet, art.date AS date, v.id AS relay_id, a.id AS actor_id, s.id AS statement_id
ORDER BY coalesce(date, '9999'), doc, s.position, relay_id, statement_id
LIMIT $limit
