// title: Claims with a single witness
// description: Claims that only one independent story reports, however many papers print it.
// parameter: limit | integer | 100 | rows at most
// columns: claim, polarity, claimants, outlets, statements, first_seen, last_seen, claim_id
// example: limit=20
MATCH (c:Claim)
WHERE c.stories = 1
OPTIONAL MATCH (c)<-[:EXPRESSES]-(:Statement)<-[:MADE]-(a:Actor)
WITH DISTINCT c, a
ORDER BY a.name, a.id
WITH c, collect(a.name) AS claimants
OPTIONAL MATCH (c)<-[:EXPRESSES]-(:Statement)-[:REPORTED_IN]->(art:Article)
WITH DISTINCT c, claimants, art.outlet AS outlet
ORDER BY outlet
WITH c, claimants, collect(outlet) AS outlets
RETURN c.text AS claim, c.polarity AS polarity, claimants, outlets, c.statements AS statements,
       c.first_seen AS first_seen, c.last_seen AS last_seen, c.id AS claim_id
ORDER BY coalesce(first_seen, '9999'), claim, claim_id
LIMIT $limit
