-- What waits for a worker, in lanes: a queue, or of a queue what needs certain labels (`queue+label+label`). A lane ranks
-- its owners by how many of theirs were started; each owner's executions lie in order of place. An entry says all that a
-- claim must know: "execution version fence lane tag tag ...".
local BELLS = 16
local BELL_LIFE_MS = 60000
local arrivals = {}

local function lane_in(entry) return string.match(entry, '^%S+ %S+ %S+ (%S+)') end

-- Puts an entry on its lane when `admit` is called: what arrives together costs a few commands together.
local function arrive(lane, owner_id, place, entry)
  local waiting = waiting_key(lane, owner_id)
  local batch = arrivals[waiting]
  if not batch then
    batch = {lane = lane, owner_id = owner_id}
    arrivals[waiting] = batch
  end
  batch[#batch + 1] = place
  batch[#batch + 1] = entry
end

-- Rings for a worker, or for several; more bells than workers would only wake them in vain.
local function ring(lane, bells)
  local bell = bell_key(lane)
  local hung = redis.call('LLEN', bell)
  if hung >= BELLS then return end
  for _ = 1, math.min(bells or 1, BELLS - hung) do redis.call('RPUSH', bell, '1') end
  redis.call('PEXPIRE', bell, BELL_LIFE_MS)
end

-- Workers wait for the bells of lanes that they know: of a new one all who serve its queue are told.
local function announce(lane, now)
  local queue_name = string.match(lane, '^[^+]+')
  if redis.call('ZADD', lanes_key(), now, lane) == 1 and lane ~= queue_name then ring(queue_name, BELLS) end
end

local function admit()
  local rung, now = {}, nil
  for waiting, batch in pairs(arrivals) do
    redis.call('ZADD', waiting, unpack(batch))
    local queue = queue_key(batch.lane)
    if not redis.call('ZSCORE', queue, batch.owner_id) then
      -- An owner that comes anew begins where the first one stands: it neither waits for others' past nor they for its.
      local first = redis.call('ZRANGE', queue, 0, 0, 'WITHSCORES')
      redis.call('ZADD', queue, first[2] or 0, batch.owner_id)
    end
    if not rung[batch.lane] then
      rung[batch.lane] = true
      now = now or now_ms()
      announce(batch.lane, now)
      ring(batch.lane)
    end
  end
end
