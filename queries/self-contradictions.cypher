// title: Who contradicts himself
// description: Pairs of statements of one actor that cannot both be true.
// parameter: actor | actor | optional | name or alias of the actor, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, kind, score, why, a_text, a_sentence, a_doc, a_date, b_text, b_sentence, b_doc, b_date, actor_id, a_id, b_id
// example: actor=بوتين
MATCH (:Claim)-[r:CONTRADICTS]->(:Claim)
UNWIND range(0, size(r.pairs) - 1) AS i
WITH r.kinds[i] AS kind, r.scores[i] AS score, r.reasons[i] AS why, split(r.pairs[i], ' ') AS ids
MATCH (s:Statement {id: ids[0]})<-[:MADE]-(a:Actor)
MATCH (t:Statement {id: ids[1]})<-[:MADE]-(b:Actor)
WHERE a.id = b.id AND a.merged_into IS NULL
  AND ($actor IS NULL OR a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
MATCH (s)-[:REPORTED_IN]->(p:Article)
MATCH (t)-[:REPORTED_IN]->(q:Article)
RETURN a.name AS actor, kind, score, why,
       s.text AS a_text, s.sentence AS a_sentence, p.doc AS a_doc, p.date AS a_date,
       t.text AS b_text, t.sentence AS b_sentence, q.doc AS b_doc, q.date AS b_date,
       a.id AS actor_id, s.id AS a_id, t.id AS b_id
ORDER BY score DESC, actor, actor_id, a_id, b_id
LIMIT $limit
