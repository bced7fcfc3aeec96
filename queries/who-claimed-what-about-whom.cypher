// title: Who claimed what about whom
// description: Claims with the actor who makes, denies or leaves them open and each actor that they are about.
// parameter: actor | actor | optional | name or alias of the speaker, or a part of one
// parameter: about | actor | optional | name or alias of the one spoken about, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, polarity, claim, about, stories, first_seen, last_seen, actor_id, claim_id, about_id
// example: about=الكرملين
MATCH (a:Actor)-[:MADE]->(:Statement)-[:EXPRESSES]->(c:Claim)-[:ABOUT]->(b:Actor)
WHERE a.merged_into IS NULL AND b.merged_into IS NULL
  AND ($actor IS NULL OR a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
  AND ($about IS NULL OR b.id = $about OR any(x IN b.aliases WHERE x CONTAINS $about) OR toLower(coalesce(b.name_en, '')) CONTAINS toLower($about))
WITH DISTINCT a, c, b
RETURN a.name AS actor, c.polarity AS polarity, c.text AS claim, b.name AS about, c.stories AS stories,
       c.first_seen AS first_seen, c.last_seen AS last_seen, a.id AS actor_id, c.id AS claim_id, b.id AS about_id
ORDER BY stories DESC, coalesce(first_seen, '9999'), actor, about, claim, actor_id, claim_id, about_id
LIMIT $limit
