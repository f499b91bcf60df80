-- Task C in DuckDB: what one more order changes. Parameters: the parties it names, its day, the condition.
with touched as (
  select s.* from subject s semi join (select unnest(?::integer[]) as party) using (party)
),
asked as (select ?::integer as day, ?::integer as condition),
state as (
  select *, 0 as status, 0 as since, least(offered, accepted) as until from touched
  union all
  select *, if(accepted < 8191, 1, 3), offered, accepted from touched where offered < accepted
  union all
  select *, 2, accepted, 8191 from touched where accepted < 8191
),
stretch as (
  select s.award, s.cents, l.code, greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join asked a on s.until > a.day
  join law_line l on l.condition = a.condition and l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
  where l.member_modes & s.mode = 0 and not (l.reads_policy and s.has_policy)
  union all
  select s.award, s.cents, (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join asked a on s.until > a.day
  join own_line l on l.party = s.party and l.condition = a.condition and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
change as (
  select award, cents, code as was, code & ~48 | 16 as code, greatest(since, day) as since, until
  from stretch cross join asked
  where until > day and code & 48 <> 16
),
total as (
  select award // 10000 as block, was, code, count(*) as stretches,
    sum(days_within(since, until)) as days,
    sum(days_within(since, until) * cents) as cent_days,
    sum(row_and_days(award, since, until)) as checksum
  from change
  group by all
)
select t.block, t.code >> 9 as condition, w.lanes as was, n.lanes, stretches, days, cent_days, checksum
from total t
join combination w on w.code = t.was & 511
join combination n on n.code = t.code & 511;
