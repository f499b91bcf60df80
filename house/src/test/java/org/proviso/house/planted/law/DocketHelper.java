package org.proviso.house.planted.law;

class DocketHelper {}
