// The most disputed claim and all round it
MATCH (c:Claim)-[r:CONTRADICTS]-(:Claim)
WITH c, count(r) AS disputes ORDER BY disputes DESC, c.id LIMIT 1
MATCH round = (c)-[:CONTRADICTS|ASSERTS|DENIES|QUESTIONS|ABOUT]-()
RETURN round LIMIT 60
