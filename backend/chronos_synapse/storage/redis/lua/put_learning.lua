-- Writes what was learned of jobs and goes on in the events that it was learned from, unless another process was faster.
-- Returns 1, or 0 when the place in the events, the revision of a model or the owner of a job is another one by now; then
-- nothing has changed. What is of a job that is no more is left out.
-- For each job, after the keys [model, job]: revision, and the owner whose insights there are to write, or nothing. Then for
-- each job, after the keys [insights, series, hourly]: job, owner, what is known beside the monitor, the monitor, insights
-- as [id, when opened, document], scores as [time, value]. At the end the insights about all jobs, likewise. Each insight is
-- an event; of a new one it says so.
if feed ~= '' and (redis.call('HGET', places, feed) or '') ~= expected then return 0 end
local models, is_there = {}, {}
for at = 1, tonumber(count) do
  local model, job, revision, told_owner = take_key(), take_key(), take_arg(), take_arg()
  if (redis.call('HGET', model, 'revision') or '0') ~= revision then return 0 end
  is_there[at] = redis.call('EXISTS', job) == 1
  if is_there[at] and told_owner ~= '' and redis.call('JSON.GET', job, '.owner_id') ~= '"' .. told_owner .. '"' then
    return 0
  end
  models[at] = model
end

local news = {}
local function put_insights(job_id, owner_id, order, is_known)
  local told = tonumber(take_arg())
  for _ = 1, told do
    local id, opened_at, document = take_arg(), take_arg(), take_arg()
    if is_known then
      redis.call('JSON.SET', insight_key(id), '$', document)
      local is_new = redis.call('ZADD', order, opened_at, id) == 1
      local text = event('insight.changed', owner_id, job_id, nil, nil, now_ms())
      news[#news + 1] = is_new and string.sub(text, 1, -2) .. ',"opened":"' .. id .. '"}' or text
    end
  end
  if told == 0 or not is_known then return end
  local over = redis.call('ZCARD', order) - tonumber(most_insights)
  if over > 0 then
    for _, id in ipairs(redis.call('ZRANGE', order, 0, over - 1)) do redis.call('UNLINK', insight_key(id)) end
    redis.call('ZREMRANGEBYRANK', order, 0, over - 1)
  end
end

local function put_scores(job_id, series, hourly, is_known)
  local scores = tonumber(take_arg())
  if scores > 0 and is_known and redis.call('EXISTS', series) == 0 then
    create_series(series, hourly, 'job', job_id, metric, 'MAX', series_ms, hourly_ms)
  end
  for _ = 1, scores do
    local at, value = take_arg(), take_arg()
    -- A sample that is too old for the series is refused; it would be gone in a moment.
    if is_known then redis.pcall('TS.ADD', series, at, value) end
  end
end

for at = 1, tonumber(count) do
  local order, series, hourly = take_key(), take_key(), take_key()
  local job_id, owner_id, head, blob = take_arg(), take_arg(), take_arg(), take_arg()
  if is_there[at] then
    redis.call('HSET', models[at], 'head', head, 'blob', blob)
    redis.call('HINCRBY', models[at], 'revision', 1)
  end
  put_insights(job_id, owner_id, order, is_there[at])
  put_scores(job_id, series, hourly, is_there[at])
end
put_insights('', '', of_all, true)
if feed ~= '' then redis.call('HSET', places, feed, following) end
publish(events, events_cap, news)
return 1
