// title: Contradictions
// description: Pairs of statements that cannot both be true, with both sides and why. In a denial, a denies b.
// parameter: actor | actor | optional | name or alias of somebody on either side, or a part of one
// parameter: kind | kind | optional | denial, negation or incompatible
// parameter: since | date | optional | only where the later side was published on this day or after it
// parameter: limit | integer | 100 | rows at most
// columns: kind, score, why, a_actor, a_text, a_sentence, a_title, a_doc, a_outlet, a_date, b_actor, b_text, b_sentence, b_title, b_doc, b_outlet, b_date, a_actor_id, b_actor_id, a_id, b_id
// example: kind=denial since=2015-07-01
MATCH (:Claim)-[r:CONTRADICTS]->(:Claim)
UNWIND range(0, size(r.pairs) - 1) AS i
WITH r.kinds[i] AS kind, r.scores[i] AS score, r.reasons[i] AS why, split(r.pairs[i], ' ') AS ids
WHERE $kind IS NULL OR kind = $kind
MATCH (s:Statement {id: ids[0]})-[:REPORTED_IN]->(p:Article)
MATCH (t:Statement {id: ids[1]})-[:REPORTED_IN]->(q:Article)
WHERE $since IS NULL OR p.date >= $since OR q.date >= $since
OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
OPTIONAL MATCH (b:Actor)-[:MADE]->(t)
WITH kind, score, why, s, t, p, q, a, b
WHERE $actor IS NULL
   OR (a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
   OR (b.id = $actor OR any(x IN b.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(b.name_en, '')) CONTAINS toLower($actor))
RETURN kind, score, why,
       a.name AS a_actor, s.text AS a_text, s.sentence AS a_sentence, p.title AS a_title,
       p.doc AS a_doc, p.outlet AS a_outlet, p.date AS a_date,
       b.name AS b_actor, t.text AS b_text, t.sentence AS b_sentence, q.title AS b_title,
       q.doc AS b_doc, q.outlet AS b_outlet, q.date AS b_date,
       a.id AS a_actor_id, b.id AS b_actor_id, s.id AS a_id, t.id AS b_id
ORDER BY score DESC, kind, a_actor, b_actor, a_id, b_id
LIMIT $limit
