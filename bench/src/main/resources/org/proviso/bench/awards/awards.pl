% Task A in SWI-Prolog: tables under the well-founded semantics. A rule that another one wins over
% asks with tnot/1 whether that one holds.

:- include('session.pl').

:- table (unbound/1, binds/1, barred/1, enforceable/1) as subsumptive.

unbound(Award) :- applies(Award), exempt(Award).
binds(Award) :- applies(Award), tnot(unbound(Award)).
barred(Award) :- covered(Award).
enforceable(Award) :- binds(Award), tnot(barred(Award)).

% What wins is tabled for all awards at once, so that tnot/1 finds it in one table; without the
% first two lines there would be a table for each award, at twice the time.
answer :-
    forall(unbound(_), true),
    forall(barred(_), true),
    forall(binds(_), true),
    forall(enforceable(_), true).
