-- Leases up to `limit` jobs that are due before now + `ahead_ms` and not claimed by another scheduler.
-- A lease ends `lease_ms` after the due time, or after now for what is late already.
-- Looks at them in order from the place `place_from` on; returns {now, next due time or '', place reached, job, fire time, ...}.
local PAGE = 1000
local now = now_ms()
local later = redis.call('ZRANGEBYSCORE', due, '(' .. (now + ahead_ms), '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
local place, wanted = tonumber(place_from), tonumber(limit)
local leases, claimed = {}, {}

-- Claims of one page; gives whether there may be another one.
local function claim_page()
  local found = redis.call('ZRANGEBYSCORE', due, '-inf', now + ahead_ms, 'WITHSCORES', 'LIMIT', place, PAGE)
  if #found == 0 then return false end
  local members = {}
  for at = 1, #found, 2 do members[#members + 1] = found[at] end
  local claims = redis.call('ZMSCORE', due_leases, unpack(members))
  for at = 1, #members do
    if #claimed >= wanted * 2 then return false end
    place = place + 1
    if not claims[at] or tonumber(claims[at]) <= now then
      leases[#leases + 1] = math.max(now, tonumber(found[at * 2])) + lease_ms
      leases[#leases + 1] = members[at]
      claimed[#claimed + 1] = members[at]
      claimed[#claimed + 1] = found[at * 2]
    end
  end
  return #members == PAGE
end

while #claimed < wanted * 2 and claim_page() do end
if #leases > 0 then redis.call('ZADD', due_leases, unpack(leases)) end
return {now, later[2] or '', place, unpack(claimed)}
