package org.proviso.house.planted.law;

class DateUtils {}
