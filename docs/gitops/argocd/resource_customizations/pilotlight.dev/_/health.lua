-- Health of a Function, Version, Alias or Layer: what its condition Ready says of the newest spec. At zero instances it is True.
local hs = { status = "Progressing", message = "Waiting for the operator to look at it" }

local status = obj.status
if status == nil or status.observedGeneration == nil or status.observedGeneration < obj.metadata.generation then
  return hs
end

for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Ready" then
    hs.message = condition.message
    if condition.status == "True" then
      hs.status = "Healthy"
    elseif condition.status == "False" then
      hs.status = "Degraded"
    end
  end
end

return hs
