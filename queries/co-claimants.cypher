// title: Co-claimants
// description: Pairs of actors who make the same claims, or deny the same, with three of them as examples.
// parameter: actor | actor | optional | name or alias of one of the two, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, other, claims, examples, actor_id, other_id
// example: actor=منصور
MATCH (a:Actor)-[:MADE]->(:Statement)-[:EXPRESSES]->(c:Claim)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(b:Actor)
WHERE a.merged_into IS NULL AND b.merged_into IS NULL
  AND (($actor IS NULL AND a.id < b.id)
    OR ($actor IS NOT NULL AND a.id <> b.id AND (a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))))
WITH DISTINCT a, b, c
ORDER BY c.text, c.id
WITH a, b, count(c) AS claims, collect(c.text)[0..3] AS examples
RETURN a.name AS actor, b.name AS other, claims, examples, a.id AS actor_id, b.id AS other_id
ORDER BY claims DESC, actor, other, actor_id, other_id
LIMIT $limit
