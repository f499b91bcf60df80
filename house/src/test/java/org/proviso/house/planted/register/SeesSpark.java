package org.proviso.house.planted.register;

import org.proviso.house.planted.spark.Job;

class SeesSpark extends Job {}
