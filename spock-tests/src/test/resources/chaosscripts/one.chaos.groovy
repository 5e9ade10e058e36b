scenario('one') { target { }; repeat 1 }
