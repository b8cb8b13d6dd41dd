-- Writes what a running attempt says of itself: `set_count` pairs of field and value, then fields to remove.
-- Returns 1, or 0 when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 0 end
for _ = 1, tonumber(set_count) do redis.call('HSET', record, take_arg(), take_arg()) end
while arg_at < #ARGV do redis.call('HDEL', record, take_arg()) end
return 1
