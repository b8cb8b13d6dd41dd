-- Writes a calendar, or removes it (`document` empty), and tells schedulers to look anew.
-- Returns 'ok', 'missing', 'full', or the version that stands in the way.
local found = redis.call('JSON.GET', calendar, '.version')
if expected == '' then
  if found then return found end
  if redis.call('SCARD', owned) >= tonumber(most) then return 'full' end
elseif not found then
  return 'missing'
elseif found ~= expected then
  return found
end
if document == '' then
  redis.call('UNLINK', calendar)
  redis.call('SREM', owned, calendar_id)
else
  redis.call('JSON.SET', calendar, '$', document)
  redis.call('SADD', owned, calendar_id)
end
redis.call('INCR', calendars_version)
return 'ok'
