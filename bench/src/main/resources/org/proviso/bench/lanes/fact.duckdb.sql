-- Task D in DuckDB: what another day of acceptance of one award changes. Parameters: that day, the award.
with touched as (
  select s.*, side, case side when 0 then accepted else ?::integer end as accepted_on
  from subject s cross join (values (0), (1)) v (side)
  where s.award = ?::integer
),
state as (
  select *, 0 as status, 0 as since, least(offered, accepted_on) as until from touched
  union all
  select *, if(accepted_on < 8191, 1, 3), offered, accepted_on from touched where offered < accepted_on
  union all
  select *, 2, accepted_on, 8191 from touched where accepted_on < 8191
),
stretch as (
  select s.side, s.award, s.cents, l.condition, l.code,
    greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join law_line l on l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
  where l.member_modes & s.mode = 0 and not (l.reads_policy and s.has_policy)
  union all
  select s.side, s.award, s.cents, l.condition,
    (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join own_line l on l.party = s.party and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
change as (
  select w.award, w.cents, w.code as was, n.code,
    greatest(w.since, n.since) as since, least(w.until, n.until) as until
  from stretch w
  join stretch n on n.side = 1 and n.condition = w.condition and n.since < w.until and w.since < n.until
  where w.side = 0 and n.code <> w.code
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
