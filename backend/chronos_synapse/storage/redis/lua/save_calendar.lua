-- Writes a calendar and the text of its file, or removes both (`document` empty), and tells schedulers to look anew.
-- Returns 'ok', 'missing', 'full' or 'heavy' (the owner has as much as may be), or the version that stands in the way.
local found = redis.call('JSON.GET', calendar, '.version')
if expected == '' then
  if found then return found end
  if redis.call('HLEN', owned) >= tonumber(most) then return 'full' end
elseif not found then
  return 'missing'
elseif found ~= expected then
  return found
end

-- Bytes that the owner's other calendars have.
local function others()
  local total = 0
  for _, size in ipairs(redis.call('HVALS', owned)) do total = total + size end
  return total - (redis.call('HGET', owned, calendar_id) or 0)
end

if document == '' then
  redis.call('UNLINK', calendar, calendar_text)
  redis.call('HDEL', owned, calendar_id)
else
  local size = #document + #text
  if others() + size > tonumber(most_bytes) then return 'heavy' end
  redis.call('JSON.SET', calendar, '$', document)
  redis.call('HSET', owned, calendar_id, size)
  if text == '' then
    redis.call('UNLINK', calendar_text)
  else
    redis.call('SET', calendar_text, text)
  end
end
redis.call('INCR', calendars_version)
return 'ok'
