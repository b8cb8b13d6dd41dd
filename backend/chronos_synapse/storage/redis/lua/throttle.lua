-- Counts a hit in a window that starts with its first hit. Returns 0 when it is within the limit, else ms to wait.
local hits = redis.call('INCR', counter)
if hits == 1 then redis.call('PEXPIRE', counter, window_ms) end
if hits <= tonumber(limit) then return 0 end
return math.max(1, redis.call('PTTL', counter))
