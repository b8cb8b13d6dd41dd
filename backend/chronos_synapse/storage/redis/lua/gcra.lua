-- Takes cells of a bucket by the generic cell rate algorithm. The bucket holds the time at which it is full again, in us.
-- `wanted` cells go at once while at least half of the burst stays; below that one by one, so that the end is exact.
-- Returns {cells taken, cells left, us until full, us to wait}; no cell is taken when there is something to wait for.
-- `refused`: how many requests the caller's process refused by itself since it asked last.
local time = redis.call('TIME')
local now_us = time[1] * 1000000 + time[2]
local function remember(count)
  if count == 0 then return end
  local at_ms = math.floor(now_us / 1000)
  redis.call('ZADD', limited, at_ms, caller)
  redis.call('ZREMRANGEBYSCORE', limited, '-inf', at_ms - keep_ms)
  redis.call('ZREMRANGEBYRANK', limited, 0, -1 - most_callers)
  redis.call('HINCRBY', refusals, class, count)
  redis.call('PEXPIRE', refusals, keep_ms)
end
local whole_us = interval_us * burst
local full_us = math.min(math.max(now_us, tonumber(redis.call('GET', bucket) or '0')), now_us + whole_us)
local free = math.floor((now_us + whole_us - full_us) / interval_us)
if free < 1 then
  remember(1 + refused)
  return {0, 0, full_us - now_us, full_us + interval_us - whole_us - now_us}
end
remember(tonumber(refused))
local taken = free - wanted >= burst / 2 and tonumber(wanted) or 1
full_us = full_us + taken * interval_us
redis.call('SET', bucket, string.format('%.0f', full_us), 'PX', math.ceil((full_us - now_us) / 1000))
return {taken, free - taken, full_us - now_us, 0}
