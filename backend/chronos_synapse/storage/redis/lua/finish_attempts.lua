-- Ends the attempts of a batch: outcome or another try, counters, series and news. Only the holder of the lease may.
-- Returns {now, {one word an execution}}: 'ok', or 'lost' when the lease is another's or, for a recovery, has not lapsed.
-- What can be done for all at once is gathered and done at the end: each command costs more than its work.
local now = now_ms()
local news, replies, settled, released = {}, {}, {}, {}
local samples, owner_samples = {}, {}
local lease_ends = redis.call('ZMSCORE', leases, unpack(ARGV, arg_at + 1, arg_at + count))
local execution_ids = arg_at
arg_at = arg_at + count

-- The lease as {fence, cancel, entry, place, length} when it is the caller's, else nothing.
local function held_by_caller(execution_id, lease, fence, ends)
  if ends == 0 or settled[execution_id] then return nil end
  local held = redis.call('HMGET', lease, 'fence', 'cancel', 'entry', 'place', 'ms')
  if mode == 'recover' then
    -- One that ends later than it can was given before the clock was set back. Its worker may be told of longer leases.
    local is_lapsed = ends <= now or ends >= now + 2 * math.max(lease_ms, tonumber(held[5]) or 0)
    return is_lapsed and (held[1] == fence or held[1] == false) and held or nil
  end
  return held[1] == fence and held or nil
end

-- Takes the samples of one attempt off the arguments; they count when the attempt does, those of a job while it exists.
local function take_samples(job_id, owner_id, is_counted, is_known)
  for _ = 1, tonumber(take_arg()) do
    local sample = {series = take_key(), hourly = take_key(), scope = 'job', id = job_id, at = now}
    sample.metric, sample.value = take_arg(), take_arg()
    if is_counted and is_known then samples[#samples + 1] = sample end
  end
  local metric = take_arg()
  if metric == '' then return end
  -- An owner's counts are gathered by the minute: many jobs share the series.
  local sample = {series = take_key(), hourly = take_key(), scope = 'owner', id = owner_id, at = now - now % 60000}
  sample.metric, sample.value = metric, 1
  if not is_counted then return end
  local same = owner_samples[sample.series]
  if same then
    same.value = same.value + 1
  else
    owner_samples[sample.series] = sample
    samples[#samples + 1] = sample
  end
end

local function create_series_of(sample)
  local reduce = (sample.metric == 'succeeded' or sample.metric == 'failed') and 'SUM' or 'AVG'
  create_series(sample.series, sample.hourly, sample.scope, sample.id, sample.metric, reduce, series_ms, hourly_ms)
end

local function store_samples()
  if #samples == 0 then return end
  local flat, is_new = {}, {}
  for _, sample in ipairs(samples) do
    flat[#flat + 1] = sample.series
    flat[#flat + 1] = sample.at
    flat[#flat + 1] = sample.value
  end
  for at, reply in ipairs(redis.call('TS.MADD', unpack(flat))) do
    local sample = samples[at]
    if type(reply) == 'table' and reply.err then
      if not is_new[sample.series] and redis.call('EXISTS', sample.series) == 0 then
        is_new[sample.series] = true
        create_series_of(sample)
      end
      if is_new[sample.series] then redis.call('TS.ADD', sample.series, sample.at, sample.value) end
    end
  end
end

-- The last attempt lies in the document itself; earlier ones are kept beside it, with what was theirs.
local function patch_of(execution, state, fence, members, attempt_members, retry_at)
  if state ~= 'retrying' then return '{"state":"' .. state .. '",' .. members .. '"finished_at":' .. now .. '}' end
  local own = cjson.decode(redis.call('JSON.GET', execution, '.started_at', '.worker'))
  return '{"state":"retrying","attempts":{"' .. fence .. '":{"worker":"' .. own['.worker'] .. '","started_at":'
    .. string.format('%.0f', own['.started_at']) .. ',' .. attempt_members
    .. (retry_at and '"retry_at":' .. retry_at .. ',' or '') .. '"finished_at":' .. now .. '}}}'
end

local function count_end(execution_id, stats, owner_stats, state, is_known)
  tally(owner_stats, 'running', -1)
  tally(owner_stats, state, 1)
  if is_known then
    redis.call('HINCRBY', stats, 'running', -1)
    redis.call('HINCRBY', stats, state, 1)
    if state ~= 'retrying' and is_beside(execution_id) then
      redis.call('HINCRBY', stats, 'beside', -1)
      redis.call('HINCRBY', stats, 'beside_running', -1)
    end
  end
end

-- Takes the attempt off what counts as running, and lets in what waited for that. One that will be tried again still
-- holds its place in its job.
local function leave(execution_id, job_id, owner_id, entry, is_over)
  if is_over then redis.call('ZREM', running_key(job_id), execution_id) end
  local words = words_of(entry)
  for at = 5, #words do tally(running_tags_key(owner_id), words[at], -1) end
  make_room(entry, owner_id, job_id, is_over)
end

-- The entry of an execution whose lease has expired, so that it is not known from there.
local function entry_of(execution, execution_id, version, fence, lane)
  local tags = cjson.decode(redis.call('JSON.GET', execution, '$.tags') or '[]')[1] or {}
  return table.concat({execution_id, version, fence, lane, unpack(tags)}, ' ')
end

-- Puts an execution back for another attempt, in the place that it had: now, or at its time.
local function repeat_attempt(execution_id, owner_id, entry, place, fence, retry_at)
  local words = words_of(entry)
  words[3] = string.format('%.0f', fence + 1)
  local following = table.concat(words, ' ')
  if retry_at then
    delay(execution_id, retry_at, owner_id, place or now, following)
  else
    arrive(words[4], owner_id, place or now, following)
  end
end

-- Failed for good though it may be retried: a person decides what becomes of it.
local function put_aside(execution_id, owner_id)
  local letters = dead_letters_key(owner_id)
  redis.call('ZADD', letters, now, execution_id)
  redis.call('ZREMRANGEBYRANK', letters, 0, -tonumber(dead_cap) - 1)
end

local function remember(stats, recent, execution_id, state, duration)
  redis.call('HSET', stats, 'last_execution_id', execution_id, 'last_state', state, 'last_finished_at', now)
  local length = redis.call('LPUSH', recent, execution_id .. ' ' .. state .. ' ' .. duration)
  if length > tonumber(recent_cap) then redis.call('LTRIM', recent, 0, recent_cap - 1) end
end

for at = 1, tonumber(count) do
  local execution, lease, stats, owner_stats, recent = take_key(), take_key(), take_key(), take_key(), take_key()
  local execution_id, job_id, owner_id = ARGV[execution_ids + at], take_arg(), take_arg()
  local fence, state, members, attempt_members = take_arg(), take_arg(), take_arg(), take_arg()
  local version, duration, lane = take_arg(), take_arg(), take_arg()
  local retry_after, is_dead_letter = tonumber(take_arg()), take_arg() == '1'
  local held = held_by_caller(execution_id, lease, fence, tonumber(lease_ends[at] or '0'))
  local is_known = held and redis.call('EXISTS', stats) == 1
  take_samples(job_id, owner_id, held, is_known)
  if held and state == 'retrying' and held[2] then
    state = 'cancelled'
    members = held[2] == '1' and '"reason":"Cancelled on request.",' or '"reason":"A newer execution took its place.",'
  end
  if held then
    local retry_at = state == 'retrying' and retry_after and now + retry_after
    redis.call('JSON.MERGE', execution, '$', patch_of(execution, state, fence, members, attempt_members, retry_at))
    settled[execution_id] = true
    released[#released + 1] = execution_id
    redis.call('DEL', lease)
    count_end(execution_id, stats, owner_stats, state, is_known)
    local entry = held[3] or entry_of(execution, execution_id, version, fence, lane)
    leave(execution_id, job_id, owner_id, entry, state ~= 'retrying')
    if state == 'retrying' then
      repeat_attempt(execution_id, owner_id, entry, held[4], fence, retry_at)
      news[#news + 1] = event('execution.queued', owner_id, job_id, execution_id, state, now)
    else
      if is_known and not is_dry_run(execution_id) then remember(stats, recent, execution_id, state, duration) end
      if is_dead_letter and state ~= 'cancelled' then put_aside(execution_id, owner_id) end
      news[#news + 1] = event('execution.finished', owner_id, job_id, execution_id, state, now)
    end
  end
  replies[#replies + 1] = held and 'ok' or 'lost'
end
if #released > 0 then redis.call('ZREM', leases, unpack(released)) end
admit()
store_samples()
settle()
publish(events, events_cap, news)
return {now, replies}
