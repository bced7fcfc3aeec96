// Everything that one actor claims and denies (write another name)
MATCH (a:Actor) WHERE any(name IN a.aliases WHERE name CONTAINS 'طالبان')
MATCH says = (a)-[:ASSERTS|DENIES|QUESTIONS]->(:Claim)
RETURN says LIMIT 50
