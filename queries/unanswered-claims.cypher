// title: Unanswered claims
// description: Claims about an actor that neither he nor anybody who is part of him denies, confirms or contradicts.
// parameter: actor | actor | optional | name or alias of the one spoken about, or a part of one
// parameter: limit | integer | 100 | rows at most
// columns: about, claim, claimants, stories, first_seen, last_seen, about_id, claim_id
// example: actor=بوتين
MATCH (b:Actor)<-[:ABOUT]-(c:Claim)
WHERE c.polarity = 'assert' AND b.merged_into IS NULL
  AND ($actor IS NULL OR b.id = $actor OR any(x IN b.aliases WHERE x CONTAINS $actor) OR toLower(coalesce(b.name_en, '')) CONTAINS toLower($actor))
OPTIONAL MATCH (m:Actor)-[:PART_OF]->(b)
WITH b, c, collect(m.id) AS members
OPTIONAL MATCH (c)<-[:ASSERTS|DENIES]-(x:Actor)
WITH b, c, members, collect(x.id) AS agreed
OPTIONAL MATCH (c)-[:CONTRADICTS]-(:Claim)<-[:ASSERTS|DENIES]-(y:Actor)
WITH b, c, members, agreed, collect(y.id) AS opposed
WHERE none(one IN members + [b.id] WHERE one IN agreed + opposed)
OPTIONAL MATCH (c)<-[:ASSERTS]-(a:Actor)
WITH DISTINCT b, c, a
ORDER BY a.name, a.id
WITH b, c, collect(a.name) AS claimants
RETURN b.name AS about, c.text AS claim, claimants, c.stories AS stories,
       c.first_seen AS first_seen, c.last_seen AS last_seen, b.id AS about_id, c.id AS claim_id
ORDER BY stories DESC, coalesce(first_seen, '9999'), about, claim, about_id, claim_id
LIMIT $limit
