-- Dismisses more than a plan may.
for _, id in ipairs { 2, 3, 4, 5, 6, 8 } do user.update { ID = id, ACTIVE = false } end
