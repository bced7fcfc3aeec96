// title: One-sided outlets
// description: Outlets that reported one side of a contradiction and, in no article, the other.
// parameter: limit | integer | 100 | rows at most
// columns: outlet, reported, reported_polarity, missing, missing_polarity, kind, docs, reported_id, missing_id
// example: limit=20
MATCH (c:Claim)-[r:CONTRADICTS]-(d:Claim)
MATCH (art:Article)<-[:REPORTED_IN]-(:Statement)-[:EXPRESSES]->(c)
WHERE art.outlet IS NOT NULL
  AND NOT EXISTS { MATCH (d)<-[:EXPRESSES]-(:Statement)-[:REPORTED_IN]->(o:Article) WHERE o.outlet = art.outlet }
WITH DISTINCT c, d, r.kind AS kind, art.outlet AS outlet, art.doc AS doc
ORDER BY doc
WITH c, d, kind, outlet, collect(doc) AS docs
RETURN outlet, c.text AS reported, c.polarity AS reported_polarity, d.text AS missing, d.polarity AS missing_polarity,
       kind, docs, c.id AS reported_id, d.id AS missing_id
ORDER BY outlet, reported, missing, reported_id, missing_id
LIMIT $limit
