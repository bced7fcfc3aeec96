// Who denies what, and who asserts it
MATCH denied = (a:Actor)-[:DENIES]->(c:Claim)
WITH a, c, denied ORDER BY a.name, c.id LIMIT 25
OPTIONAL MATCH asserted = (:Actor)-[:ASSERTS]->(c)
RETURN denied, asserted
