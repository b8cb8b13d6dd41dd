-- What waits for a worker. A queue ranks its owners by how many of theirs were started; each owner's executions lie in
-- order of place. An entry says all that a claim must know: "execution version fence queue tag tag ...".
local BELLS = 16
local arrivals = {}

-- Puts an entry on its queue when `admit` is called: what arrives together costs a few commands together.
local function arrive(queue_name, owner_id, place, entry)
  local waiting = waiting_key(queue_name, owner_id)
  local batch = arrivals[waiting]
  if not batch then
    batch = {queue = queue_name, owner_id = owner_id}
    arrivals[waiting] = batch
  end
  batch[#batch + 1] = place
  batch[#batch + 1] = entry
end

-- Rings for a worker; more bells than workers would only wake them in vain.
local function ring(queue_name)
  local bell = bell_key(queue_name)
  if redis.call('LLEN', bell) < BELLS then redis.call('RPUSH', bell, '1') end
end

local function admit()
  local rung = {}
  for waiting, batch in pairs(arrivals) do
    redis.call('ZADD', waiting, unpack(batch))
    local queue = queue_key(batch.queue)
    if not redis.call('ZSCORE', queue, batch.owner_id) then
      -- An owner that comes anew begins where the first one stands: it neither waits for others' past nor they for its.
      local first = redis.call('ZRANGE', queue, 0, 0, 'WITHSCORES')
      redis.call('ZADD', queue, first[2] or 0, batch.owner_id)
    end
    if not rung[batch.queue] then
      rung[batch.queue] = true
      ring(batch.queue)
    end
  end
end
