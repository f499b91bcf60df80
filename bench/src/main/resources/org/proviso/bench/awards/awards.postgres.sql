-- Task A in PostgreSQL: the four rules as one pass over the facts.
create unlogged table answers as
select
  award,
  case
    when not applies or exempt then 'not bound'::answer
    when covered then 'barred'::answer
    else 'enforceable'::answer
  end as answer
from facts;
