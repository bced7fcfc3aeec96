// title: Who contradicts whom
// description: Pairs of actors by how many of their claims contradict each other, and how often each denies the other.
// parameter: actor | actor | optional | name or alias of one of the two, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, other, contradictions, denies, is_denied, actor_id, other_id
// example: actor=منصور
MATCH (a:Actor)-[:MADE]->(:Statement)-[:EXPRESSES]->(c:Claim)-[r:CONTRADICTS]-(d:Claim)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(b:Actor)
WHERE a.merged_into IS NULL AND b.merged_into IS NULL
  AND (($actor IS NULL AND a.id < b.id)
    OR ($actor IS NOT NULL AND a.id <> b.id AND (a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))))
WITH DISTINCT a, b, c, d, r.kind AS kind, startNode(r).id = c.id AS outward
WITH a, b, count(*) AS contradictions,
     sum(CASE WHEN kind = 'denial' AND outward THEN 1 ELSE 0 END) AS denies,
     sum(CASE WHEN kind = 'denial' AND NOT outward THEN 1 ELSE 0 END) AS is_denied
RETURN a.name AS actor, b.name AS other, contradictions, denies, is_denied, a.id AS actor_id, b.id AS other_id
ORDER BY contradictions DESC, actor, other, actor_id, other_id
LIMIT $limit
