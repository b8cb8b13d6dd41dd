-- Gives a worker the leases of up to `limit` executions that wait in its lanes: of each lane a share, of a lane the owner
-- first of whom least was started, within an owner by place. What a limit keeps from starting is parked.
-- Returns {now, how many lanes there are, entry, owner, ...}; the same again for the same ticket.
local answered = redis.call('GET', answer)
if answered then return cjson.decode(answered) end
local now = now_ms()
local wanted, looks = tonumber(limit), tonumber(limit) + 200
local news, leased = {}, {}
local reply = {now, redis.call('ZCARD', lanes)}
if redis.call('EXISTS', order) == 1 then return reply end

-- What is parked may have been let back by another scope before; it leaves that room to the next one there. (Whoever is
-- behind it in its job, or under a full owner, could not start either.)
local function pass_on(scope, owner_id, words)
  if not has_limits or scope == 'owner:' .. owner_id then return end
  if not full_owner(owner_id) then unpark('owner:' .. owner_id, owner_id) end
  for at = 5, #words do
    local other = tag_scope(owner_id, words[at])
    if other ~= scope and not full_tag(owner_id, words[at]) then unpark(other, owner_id) end
  end
end

-- The number of the last attempt of an execution in `state`, as ExecutionDocument.fence has it.
local function last_attempt(execution, state)
  if state == 'queued' then return 0 end
  local number = redis.call('JSON.GET', execution, '$.attempt')
  return tonumber(string.match(number or '', '%d+')) or 1
end

local function count_start(job_id, owner_id, state, words)
  local stats, owner_stats = job_stats_key(job_id), owner_stats_key(owner_id)
  tally(owner_stats, state, -1)
  tally(owner_stats, 'running', 1)
  for at = 5, #words do tally(running_tags_key(owner_id), words[at], 1) end
  -- A deleted job has no counters any more, and must not get new ones.
  if redis.call('HINCRBY', stats, state, -1) < 0 then
    redis.call('UNLINK', stats)
  else
    redis.call('HINCRBY', stats, 'running', 1)
    if words[3] == '1' and is_beside(words[1]) then redis.call('HINCRBY', stats, 'beside_running', 1) end
  end
end

local function start(entry, place, words, owner_id, state)
  local execution_id, fence = words[1], words[3]
  local job_id = string.match(execution_id, '^%w+')
  local attempt = fence == '1' and '' or '"attempt":' .. fence .. ','
  redis.call('JSON.MERGE', execution_key(execution_id), '$',
    '{"state":"running",' .. attempt .. '"started_at":' .. now .. ',"worker":"' .. worker .. '"}')
  local lease = lease_key(execution_id)
  redis.call('HSET', lease, 'worker', worker, 'fence', fence, 'entry', entry, 'place', place, 'ms', lease_ms)
  redis.call('PEXPIRE', lease, lease_life_ms)
  redis.call('ZADD', running_key(job_id), now, execution_id)
  leased[#leased + 1] = now + lease_ms
  leased[#leased + 1] = execution_id
  count_start(job_id, owner_id, state, words)
  news[#news + 1] = event('execution.started', owner_id, job_id, execution_id, 'running', now)
  reply[#reply + 1] = entry
  reply[#reply + 1] = owner_id
end

-- Starts or parks one entry; gives whether it started.
local function take(entry, place, owner_id)
  local words = words_of(entry)
  local execution_id, fence = words[1], words[3]
  local job_id = string.match(execution_id, '^%w+')
  local execution = execution_key(execution_id)
  local found = redis.call('JSON.GET', execution, '.state')
  local state = found and string.match(found, '%a+')
  if (state ~= 'queued' and state ~= 'retrying') or last_attempt(execution, state) ~= tonumber(fence) - 1 then
    -- Cancelled, removed, or started elsewhere: whoever waits behind it goes on.
    make_room(entry, owner_id, job_id, true)
    return false
  end
  local scope, why = closed_gate(job_id, owner_id, fence, words)
  if scope then
    redis.call('ZADD', parked_key(scope), place, entry)
    redis.call('JSON.MERGE', execution, '$', '{"reason":"' .. why .. '"}')
    pass_on(scope, owner_id, words)
    return false
  end
  start(entry, place, words, owner_id, state)
  return true
end

-- Takes up to `most` off a lane, all of one owner; gives whether there was any.
local function take_from(lane, most)
  local queue = queue_key(lane)
  local owner_id = redis.call('ZRANGE', queue, 0, 0)[1]
  if not owner_id then return false end
  local waiting = waiting_key(lane, owner_id)
  local share = math.max(1, math.floor(most / redis.call('ZCARD', queue)))
  local popped, started = redis.call('ZPOPMIN', waiting, share), 0
  for at = 1, #popped, 2 do
    if take(popped[at], popped[at + 1], owner_id) then started = started + 1 end
  end
  wanted, looks = wanted - started, looks - #popped / 2
  if redis.call('EXISTS', waiting) == 0 then
    redis.call('ZREM', queue, owner_id)
  else
    redis.call('ZINCRBY', queue, started, owner_id)
  end
  return true
end

-- The lanes, each in turn, until nothing waits in any of them or enough has been taken.
local open, turn = {}, 1
for _ = 1, tonumber(lane_count) do open[#open + 1] = take_arg() end
while wanted > 0 and looks > 0 and #open > 0 do
  if turn > #open then turn = 1 end
  if take_from(open[turn], math.min(wanted, looks) / #open) then
    turn = turn + 1
  else
    table.remove(open, turn)
  end
end
admit()
for _, lane in ipairs(open) do
  if redis.call('EXISTS', queue_key(lane)) == 1 then ring(lane) end
end
if #leased > 0 then
  redis.call('ZADD', leases, unpack(leased))
  redis.call('SET', answer, cjson.encode(reply), 'PX', lease_ms)
end
settle()
publish(events, events_cap, news)
return reply
