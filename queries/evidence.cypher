// title: Evidence
// description: The statements behind what an actor asserts, denies or leaves open: a claim, or all that concerns another.
// parameter: actor | actor | required | name or alias of the speaker, or a part of one
// parameter: claim | text | optional | id of the claim, or a part of its text
// parameter: other | actor | optional | name or alias of the one that the claim is about, or who makes it
// parameter: limit | integer | 100 | rows at most
// columns: actor, stance, claim, text, sentence, cue, rule, confidence, title, doc, outlet, date, actor_id, claim_id, statement_id
// example: actor=بيسكوف other=منصور
MATCH (a:Actor)-[r:ASSERTS|DENIES|QUESTIONS]->(c:Claim)
WHERE a.merged_into IS NULL
  AND (a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
  AND ($claim IS NULL OR c.id = $claim OR c.text CONTAINS $claim)
OPTIONAL MATCH (c)-[:ABOUT|ASSERTS|DENIES|QUESTIONS]-(o:Actor)
WHERE o.id <> a.id
  AND ($other IS NULL OR o.id = $other OR any(x IN o.aliases WHERE x CONTAINS $other) OR toLower(coalesce(o.name_en, '')) CONTAINS toLower($other))
WITH DISTINCT a, r, c, count(o) AS others
WHERE $other IS NULL OR others > 0
UNWIND r.evidence AS id
MATCH (s:Statement {id: id})-[:REPORTED_IN]->(art:Article)
RETURN a.name AS actor, type(r) AS stance, c.text AS claim, s.text AS text, s.sentence AS sentence, s.cue AS cue,
       s.rule AS rule, s.confidence AS confidence, art.title AS title, art.doc AS doc, art.outlet AS outlet,
       art.date AS date, a.id AS actor_id, c.id AS claim_id, s.id AS statement_id
ORDER BY coalesce(date, '9999'), doc, s.position, actor_id, claim_id, stance, statement_id
LIMIT $limit
