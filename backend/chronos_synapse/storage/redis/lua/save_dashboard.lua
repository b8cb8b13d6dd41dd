-- Writes a dashboard, or removes it (`document` empty).
-- Returns 'ok', 'missing', 'full' (the owner has as many as may be), or the version that stands in the way.
local found = redis.call('JSON.GET', dashboard, '.version')
if expected == '' then
  if found then return found end
  if redis.call('SCARD', owned) >= tonumber(most) then return 'full' end
elseif not found then
  return 'missing'
elseif found ~= expected then
  return found
end
if document == '' then
  redis.call('UNLINK', dashboard)
  redis.call('SREM', owned, dashboard_id)
else
  redis.call('JSON.SET', dashboard, '$', document)
  redis.call('SADD', owned, dashboard_id)
end
return 'ok'
