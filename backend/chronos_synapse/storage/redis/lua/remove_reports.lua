-- Removes reports of an owner: one, or all of them (`report_id` empty) with its schedules. Returns how many there were.
local ids = {report_id}
if report_id == '' then ids = redis.call('ZRANGE', owned, 0, -1) end
local gone = 0
for _, id in ipairs(ids) do
  gone = gone + redis.call('UNLINK', report_key(id))
  redis.call('UNLINK', report_body_key(id))
  redis.call('ZREM', owned, id)
  redis.call('ZREM', queue, id)
end
return gone
