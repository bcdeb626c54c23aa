module trizone/rehearsal/pause

go 1.26.0
