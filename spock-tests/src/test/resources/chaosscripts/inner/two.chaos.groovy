scenario('two') { target { }; repeat 1 }
