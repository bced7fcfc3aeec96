// Stories that several articles tell
MATCH told = (:Article)-[:PART_OF]->(s:Story)
WHERE s.articles > 1
RETURN told LIMIT 60
