-- Leases up to `limit` jobs that are due before now + `ahead_ms` and not claimed by another scheduler.
-- A lease ends `lease_ms` after the due time, or after now for what is late already.
-- Returns {now, next due time or '', job, fire time, job, fire time, ...}.
local now = now_ms()
local found = redis.call('ZRANGEBYSCORE', due, '-inf', now + ahead_ms, 'WITHSCORES', 'LIMIT', 0, limit * 4)
local later = redis.call('ZRANGEBYSCORE', due, '(' .. (now + ahead_ms), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
local reply = {now, later[2] or ''}
if #found == 0 then return reply end
local members = {}
for at = 1, #found, 2 do members[#members + 1] = found[at] end
local claims = redis.call('ZMSCORE', due_leases, unpack(members))
local leases = {}
for at = 1, #members do
  if #leases >= limit * 2 then break end
  if not claims[at] or tonumber(claims[at]) <= now then
    leases[#leases + 1] = math.max(now, tonumber(found[at * 2])) + lease_ms
    leases[#leases + 1] = members[at]
    reply[#reply + 1] = members[at]
    reply[#reply + 1] = found[at * 2]
  end
end
if #leases > 0 then redis.call('ZADD', due_leases, unpack(leases)) end
return reply
