// title: Claims about an actor
// description: What is claimed, denied or left open about an actor, and by whom.
// parameter: actor | actor | required | name or alias of the one spoken about, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: about, polarity, claim, claimants, stories, first_seen, last_seen, about_id, claim_id
// example: actor=بوتين
MATCH (b:Actor)<-[:ABOUT]-(c:Claim)
WHERE b.merged_into IS NULL
  AND (b.id = $actor OR any(x IN b.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(b.name_en, '')) CONTAINS toLower($actor))
OPTIONAL MATCH (c)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(a:Actor)
WITH DISTINCT b, c, a
ORDER BY a.name, a.id
WITH b, c, collect(a.name) AS claimants
RETURN b.name AS about, c.polarity AS polarity, c.text AS claim, claimants, c.stories AS stories,
       c.first_seen AS first_seen, c.last_seen AS last_seen, b.id AS about_id, c.id AS claim_id
ORDER BY about, stories DESC, coalesce(first_seen, '9999'), claim, about_id, claim_id
LIMIT $limit
