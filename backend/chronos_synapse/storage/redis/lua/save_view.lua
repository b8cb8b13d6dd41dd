-- Writes a view, which may go from one owner to another; `expected` is empty for a new one.
-- Returns 'ok', 'missing', 'stale' (it has another version) or 'full' (the owner it goes to has as many as may be).
local found = redis.call('HGET', former, view_id)
if expected ~= '' then
  if not found then return 'missing' end
  if tostring(cjson.decode(found).version) ~= expected then return 'stale' end
end
if (not found or former ~= place) and redis.call('HLEN', place) >= tonumber(most) then return 'full' end
if former ~= place then redis.call('HDEL', former, view_id) end
redis.call('HSET', place, view_id, document)
return 'ok'
