--> stopped
-- All three levels are logged to without an end.
while true do
  log.info "x"
  log.warn "x"
  log.error "x"
end
