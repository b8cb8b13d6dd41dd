-- Leases up to `limit` jobs that are due before now + `ahead_ms` and not claimed by another scheduler; none in a pause.
-- A lease ends `lease_ms` after the due time, or after now for what is late already.
-- Looks at them in order from the place `place_from` on; returns {now, place reached, version of the
-- calendars, job, fire time, ...}.
-- When nobody has looked for `absent_ms`, that is written down, with the jobs that were due meanwhile.
local PAGE = 1000
local BACK_MS = 1000
local ABSENCES = 50
local NAMED = 500
local now = now_ms()
local place, wanted = tonumber(place_from), tonumber(limit)
local leases, claimed = {}, {}

-- Writes down that nobody looked since `latest`: how many jobs were due meanwhile, and the first of them as [job, due].
-- In a pause none is dispatched, whoever looks.
local function note_absence(latest)
  local jobs, waiting = 0, {}
  if redis.call('EXISTS', pause) == 0 then
    jobs = redis.call('ZCOUNT', due, latest, now)
    waiting = redis.call('ZRANGEBYSCORE', due, latest, now, 'WITHSCORES', 'LIMIT', 0, NAMED)
  end
  redis.call('XADD', absences, 'MAXLEN', ABSENCES, '*', 'from', latest, 'until', now, 'jobs', jobs,
    'waiting', table.concat(waiting, ' '))
end

-- Remembers up to when due times were looked at, when the clock shows less than that.
local function look_at_clock()
  local latest = tonumber(redis.call('GET', clock) or '0')
  if now > latest then
    if latest > 0 and now - latest >= tonumber(absent_ms) then note_absence(latest) end
    redis.call('SET', clock, now)
  elseif now < latest - BACK_MS then
    local until_then = tonumber(redis.call('GET', set_back) or '0')
    redis.call('SET', set_back, string.format('%.0f', math.max(latest, until_then)))
    redis.call('SET', clock, now)
  end
end

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
    -- A lease that ends later than any can was given before the clock was set back.
    local ends = tonumber(claims[at] or '0')
    if ends <= now or ends > now + ahead_ms + lease_ms + BACK_MS then
      leases[#leases + 1] = math.max(now, tonumber(found[at * 2])) + lease_ms
      leases[#leases + 1] = members[at]
      claimed[#claimed + 1] = members[at]
      claimed[#claimed + 1] = found[at * 2]
    end
  end
  return #members == PAGE
end

look_at_clock()
if redis.call('EXISTS', pause) == 0 then
  while #claimed < wanted * 2 and claim_page() do end
  if #leases > 0 then redis.call('ZADD', due_leases, unpack(leases)) end
end
return {now, place, redis.call('GET', calendars_version) or '0', unpack(claimed)}
