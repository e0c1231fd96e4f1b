SELECT d.name, d.holds FROM descriptions AS d ORDER BY d.position
