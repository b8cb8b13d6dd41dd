-- Moves a stretch of what is counted of a job over time from one owner's series to the other's. `seen` is how far that had
-- come when the caller looked, empty for not at all: nothing is done when it has gone on meanwhile.
-- Returns how many samples were moved.
if (redis.call('HGET', transfer, field) or '') ~= seen or redis.call('EXISTS', transfer) == 0 then return 0 end
redis.call('HSET', transfer, field, until_ms)
if redis.call('EXISTS', source) == 0 then return 0 end
local found = redis.call('TS.RANGE', source, since, until_ms - 1, 'ALIGN', 0, 'AGGREGATION', 'SUM', bucket_ms)
if #found == 0 then return 0 end
if redis.call('EXISTS', to_raw) == 0 then
  create_series(to_raw, to_hourly, 'owner', to_owner, metric, 'SUM', series_ms, hourly_ms)
end
for _, sample in ipairs(found) do
  local value = type(sample[2]) == 'table' and sample[2].ok or sample[2]
  -- A sample that is too old for the series is refused; it would be gone in a moment.
  redis.pcall('TS.ADD', from_series, sample[1], '-' .. value, 'ON_DUPLICATE', 'SUM')
  redis.pcall('TS.ADD', to_series, sample[1], value, 'ON_DUPLICATE', 'SUM')
end
return #found
