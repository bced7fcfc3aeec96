// title: Who claimed what
// description: Every claim that an actor makes, denies or leaves open, with its independent stories.
// parameter: actor | actor | required | name or alias of the speaker, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: actor, polarity, claim, statements, stories, first_seen, last_seen, actor_id, claim_id
// example: actor=بوتين
MATCH (a:Actor)-[:MADE]->(s:Statement)-[:EXPRESSES]->(c:Claim)
WHERE a.merged_into IS NULL
  AND (a.id = $actor OR any(x IN a.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(a.name_en, '')) CONTAINS toLower($actor))
WITH a, c, count(DISTINCT s) AS statements
RETURN a.name AS actor, c.polarity AS polarity, c.text AS claim, statements, c.stories AS stories,
       c.first_seen AS first_seen, c.last_seen AS last_seen, a.id AS actor_id, c.id AS claim_id
ORDER BY actor, stories DESC, coalesce(first_seen, '9999'), claim, actor_id, claim_id
LIMIT $limit
