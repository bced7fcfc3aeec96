// title: Most disputed claims
// description: Claims by how many other claims contradict them, with those who make them and their opponents.
// parameter: limit | integer | 20 | rows at most
// columns: claim, polarity, contradictions, claimants, opponents, stories, claim_id
// example: limit=5
MATCH (c:Claim)-[:CONTRADICTS]-(d:Claim)
WITH c, count(DISTINCT d) AS contradictions
OPTIONAL MATCH (c)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(a:Actor)
WITH DISTINCT c, contradictions, a
ORDER BY a.name, a.id
WITH c, contradictions, collect(a.name) AS claimants
OPTIONAL MATCH (c)-[:CONTRADICTS]-(:Claim)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(b:Actor)
WITH DISTINCT c, contradictions, claimants, b
ORDER BY b.name, b.id
WITH c, contradictions, claimants, collect(b.name) AS opponents
RETURN c.text AS claim, c.polarity AS polarity, contradictions, claimants, opponents, c.stories AS stories, c.id AS claim_id
ORDER BY contradictions DESC, size(opponents) DESC, stories DESC, claim, claim_id
LIMIT $limit
