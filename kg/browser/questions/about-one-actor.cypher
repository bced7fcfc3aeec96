// What is claimed about one actor, and by whom (write another name)
MATCH about = (:Actor)-[:ASSERTS|DENIES|QUESTIONS]->(:Claim)-[:ABOUT]->(a:Actor)
WHERE any(name IN a.aliases WHERE name CONTAINS 'روسيا')
RETURN about LIMIT 50
